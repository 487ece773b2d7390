package io.ptescope.app.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// An animated GIF (GIF89a) that is being written: frames of one size, shown again and again from the first.
final class GifFile implements AutoCloseable {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    /// The block that makes viewers begin anew; its number of rounds, 0, stands for no end.
    private static final byte[] FOREVER = {1, 0, 0};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes);
    private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    private boolean begun;

    /// A file without frames.
    GifFile() throws IOException {
        writer.setOutput(stream);
        writer.prepareWriteSequence(null);
    }

    /// Adds `image`, to be shown for `hundredths` of a second.
    void add(BufferedImage image, int hundredths) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", Integer.toString(hundredths));
        control.setAttribute("transparentColorIndex", "0");
        root.appendChild(control);
        if (!begun) {
            root.appendChild(loop());
            begun = true;
        }
        metadata.mergeTree(FORMAT, root);
        writer.writeToSequence(new IIOImage(image, null, metadata), null);
    }

    /// The whole file. Nothing can be added any more.
    byte[] finish() throws IOException {
        writer.endWriteSequence();
        stream.close();
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        writer.dispose();
    }

    private static IIOMetadataNode loop() {
        IIOMetadataNode netscape = new IIOMetadataNode("ApplicationExtension");
        netscape.setAttribute("applicationID", "NETSCAPE");
        netscape.setAttribute("authenticationCode", "2.0");
        netscape.setUserObject(FOREVER.clone());
        IIOMetadataNode all = new IIOMetadataNode("ApplicationExtensions");
        all.appendChild(netscape);
        return all;
    }
}
