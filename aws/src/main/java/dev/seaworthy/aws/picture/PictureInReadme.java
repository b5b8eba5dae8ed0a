package dev.seaworthy.aws.picture;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts the picture of {@code template.json} into {@code README.md}; runs in the directory {@code aws}. */
public final class PictureInReadme {

    private static final String BEGIN = "```mermaid\n";
    private static final String END = "```\n";

    private PictureInReadme() {}

    public static void main(String[] arguments) throws IOException {
        Path readme = Path.of("README.md");
        Files.writeString(readme, withPicture(Files.readString(readme), Path.of("template.json")));
    }

    /** @return the text, with the picture of the template in place of its only Mermaid block */
    static String withPicture(String text, Path template) throws IOException {
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END, begin);
        String picture = new Picture(new ObjectMapper().readTree(template.toFile())).mermaid();
        return text.substring(0, begin) + picture + text.substring(end);
    }
}
