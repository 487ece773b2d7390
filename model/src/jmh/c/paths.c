/*
 * What the kernel below takes for the paths that the simulated kernel is timed on, in nanoseconds a page.
 *
 *   paths FILE PAGES ROUNDS
 *
 * Prints one line a path: its name, and the least and the median of all rounds. One thread on one CPU; every page is touched once,
 * a byte of it, in order; the whole loop is timed as one. Anonymous memory is kept in single pages.
 */
#define _GNU_SOURCE
#include <err.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WRITE_NOTIFY, FIRST_TOUCH, COW_AFTER_FORK, REPROTECT, PATHS };
enum { PAGE = 4096, MOST_ROUNDS = 99 };

static const char *const name[PATHS] = { "write-notify", "first-touch", "cow-after-fork", "re-protect" };
static double took[PATHS][MOST_ROUNDS];
static long pages;

static double nanoseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1e9 + now.tv_nsec;
}

static void store(volatile unsigned char *memory, int value)
{
	for (long page = 0; page < pages; page++)
		memory[page * PAGE] = value;
}

static void load(volatile unsigned char *memory)
{
	for (long page = 0; page < pages; page++)
		(void)memory[page * PAGE];
}

static double timed_store(unsigned char *memory, int value)
{
	double begin = nanoseconds();

	store(memory, value);
	return (nanoseconds() - begin) / pages;
}

static unsigned char *map(int flags, int fd)
{
	void *memory = mmap(NULL, pages * PAGE, PROT_READ | PROT_WRITE, flags, fd, 0);

	if (memory == MAP_FAILED)
		err(1, "mmap");
	return memory;
}

static void fill(int fd)
{
	static char page[PAGE] = { 'a' };

	for (long n = 0; n < pages; n++)
		if (pwrite(fd, page, PAGE, n * PAGE) != PAGE)
			err(1, "pwrite");
	if (fsync(fd))
		err(1, "fsync");
}

static void shared(int fd, int round)
{
	unsigned char *memory = map(MAP_SHARED, fd);
	double begin;

	load(memory);
	took[WRITE_NOTIFY][round] = timed_store(memory, round);
	begin = nanoseconds();
	if (sync_file_range(fd, 0, pages * PAGE, SYNC_FILE_RANGE_WRITE))
		err(1, "sync_file_range");
	took[REPROTECT][round] = (nanoseconds() - begin) / pages;
	fsync(fd);
	munmap(memory, pages * PAGE);

	memory = map(MAP_SHARED, fd);
	took[FIRST_TOUCH][round] = timed_store(memory, round + 1);
	fsync(fd);
	munmap(memory, pages * PAGE);
}

static void cow(int round)
{
	unsigned char *memory = map(MAP_PRIVATE | MAP_ANONYMOUS, -1);
	pid_t child;

	madvise(memory, pages * PAGE, MADV_NOHUGEPAGE);
	store(memory, 1);
	child = fork();
	if (child < 0)
		err(1, "fork");
	if (child == 0) {
		pause();
		_exit(0);
	}
	took[COW_AFTER_FORK][round] = timed_store(memory, 2);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	munmap(memory, pages * PAGE);
}

static int ascending(const void *one, const void *other)
{
	double difference = *(const double *)one - *(const double *)other;

	return (difference > 0) - (difference < 0);
}

int main(int count, char **words)
{
	cpu_set_t last;
	struct statfs fs;
	int fd, rounds;

	if (count != 4 || (pages = atol(words[2])) < 1 || (rounds = atoi(words[3])) < 1 || rounds > MOST_ROUNDS)
		errx(2, "expected FILE PAGES ROUNDS");
	CPU_ZERO(&last);
	CPU_SET(sysconf(_SC_NPROCESSORS_ONLN) - 1, &last);
	sched_setaffinity(0, sizeof last, &last);
	fd = open(words[1], O_RDWR | O_CREAT | O_TRUNC, 0644);
	if (fd < 0)
		err(1, "%s", words[1]);
	unlink(words[1]);
	fill(fd);
	for (int round = 0; round < rounds; round++) {
		shared(fd, round);
		cow(round);
	}
	if (fstatfs(fd, &fs) == 0)
		printf("file-system %lx\n", (unsigned long)fs.f_type);
	for (int path = 0; path < PATHS; path++) {
		qsort(took[path], rounds, sizeof *took[path], ascending);
		printf("%s %.1f %.1f\n", name[path], took[path][0], took[path][rounds / 2]);
	}
	return 0;
}
