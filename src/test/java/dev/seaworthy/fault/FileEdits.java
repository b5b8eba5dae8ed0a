package dev.seaworthy.fault;

import dev.seaworthy.docker.InconclusiveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Edits files that are mounted into containers. */
public final class FileEdits {
    private final UndoStack undo;

    FileEdits(UndoStack undo) {
        this.undo = undo;
    }

    /** Overwrites a file in place, as some editors do; its previous content is restored when the check is over. */
    public void edit(Path file, String text) {
        rememberText(file);
        write(file, text);
    }

    /** Replaces a file with another one, as most editors and every deployment tool do; undone like {@link #edit}. */
    public void replace(Path file, String text) {
        rememberText(file);
        Path other = file.resolveSibling(file.getFileName() + ".new");
        write(other, text);
        try {
            Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new InconclusiveException("%s cannot be replaced: %s".formatted(file, e), e);
        }
    }

    private void rememberText(Path file) {
        try {
            String before = Files.readString(file);
            undo.onCloseWithoutFault(() -> write(file, before));
        } catch (IOException e) {
            throw new InconclusiveException("%s cannot be read: %s".formatted(file, e), e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new InconclusiveException("%s cannot be written: %s".formatted(file, e), e);
        }
    }
}
