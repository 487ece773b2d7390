package io.ptescope.app.lab;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A lab as it is written, before a seed fills in its values. Never changes.
///
/// @param id        how users name it: the file's name without ending
/// @param title     in a line
/// @param topic     the patch that it is about
/// @param goals     paragraphs
/// @param tasks     what to try, in order
/// @param draws     what the seed decides
/// @param questions in order
/// @param workload  the text of a scenario with names for what the seed decides
/// @param first     the number of the workload's first line in the file, from 1
public record Lab(String id, String title, String topic, List<String> goals, List<String> tasks, List<Draw> draws,
                  List<Question> questions, String workload, int first) {
    /// Copies the lists.
    public Lab {
        goals = List.copyOf(goals);
        tasks = List.copyOf(tasks);
        draws = List.copyOf(draws);
        questions = List.copyOf(questions);
    }

    /// The same lab in the words of `phrases`, for people. What is a key stays: marks, expectations, the workload.
    public Lab in(UnaryOperator<String> phrases) {
        return new Lab(id, phrases.apply(title), phrases.apply(topic), goals.stream().map(phrases).toList(),
            tasks.stream().map(phrases).toList(), draws,
            questions.stream().map(question -> question.in(phrases)).toList(), workload, first);
    }

    /// Different values for names.
    public record Draw(List<String> names, List<Integer> values) {
        /// Copies the lists.
        public Draw {
            names = List.copyOf(names);
            values = List.copyOf(values);
        }
    }

    /// A piece of a line, and where it stands in the file.
    public record Piece(String text, int line, int column) {}

    /// A question.
    ///
    /// @param text    what is asked
    /// @param place   where it is asked
    /// @param kernel  on which it is answered
    /// @param mark    the moment of the workload at which it is answered
    /// @param choices the answers and the expectation that makes each true; empty if a number is asked for
    /// @param number  the quantity that is asked for, if one is
    /// @param proofs  expectations that hold if the explanation is true
    /// @param because the explanation
    public record Question(String text, Piece place, String kernel, String mark, List<Choice> choices,
                           Optional<Piece> number, List<Piece> proofs, String because) {
        /// Copies the lists.
        public Question {
            choices = List.copyOf(choices);
            proofs = List.copyOf(proofs);
        }

        private Question in(UnaryOperator<String> phrases) {
            return new Question(phrases.apply(text), place, kernel, mark, choices.stream()
                .map(choice -> new Choice(phrases.apply(choice.text()), choice.expectation())).toList(), number,
                proofs, phrases.apply(because));
        }
    }

    /// An answer, and when it is the true one.
    public record Choice(String text, Piece expectation) {}
}
