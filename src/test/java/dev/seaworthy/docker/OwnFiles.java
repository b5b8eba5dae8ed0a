package dev.seaworthy.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files that a stack's containers mount, as a run's own copies, so that no container of the run writes into a
 * directory of the stack's owner, or reads one that the owner's containers write.
 *
 * <p>Copied is what lies in the project's directory, and whatever else is mounted writable. Mounts of the system, such
 * as the engine's socket, stay as they are, and so do read-only mounts from elsewhere.
 */
final class OwnFiles {
    private static final Duration BUDGET = Duration.ofSeconds(60);
    /** Bytes. */
    static final long LARGEST = 1L << 30;

    private final Path project;
    private final Path copies;
    private final boolean inPlace;
    private final SortedMap<Path, Path> copied = new TreeMap<>();

    /** A copy with the original's owners, whoever they are. */
    interface PrivilegedCopy {
        void copy(Path source, Path copy);
    }

    private OwnFiles(Path project, Path copies, boolean inPlace) {
        this.project = real(project);
        this.copies = copies;
        this.inPlace = inPlace;
    }

    /** @param copies the directory of the copies, which {@link #copy} fills */
    static OwnFiles copiesOf(Path project, Path copies) {
        return new OwnFiles(project, copies, false);
    }

    /**
     * @param modified a directory of this run, whose files are mounted in place; files that it lacks are those that the
     *     run has copied before
     */
    static OwnFiles inPlace(Path modified, Path copies) {
        return new OwnFiles(modified, copies, true);
    }

    /**
     * @param relative a path in the stack's directory
     * @return the run's own path of this file, which is copied only if a container mounts it
     */
    Path at(Path relative) {
        Path original = project.resolve(relative);
        return inPlace && Files.exists(original)
                ? original
                : copies.resolve("project").resolve(relative);
    }

    /** @return the path of a file of this run with this text, for a secret or a config that has no file */
    Path ofText(String text) {
        try {
            Path file = Files.createTempFile(Files.createDirectories(copies.resolve("texts")), "text", "");
            file.toFile().setReadable(true, false); // containers run as other users, and the run's directory is private
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new InconclusiveException("a secret or config cannot be written for this run: " + e, e);
        }
    }

    /**
     * @param named by the Compose files
     * @return the run's own path of a mounted file or directory
     */
    Path own(Path named, boolean readOnly) {
        Path source = project.resolve(named).normalize();
        if (source.startsWith(project)) {
            Path own = at(project.relativize(source));
            return inPlace ? own : copied(source, own);
        }
        return readOnly || isOfTheSystem(source)
                ? source
                : copied(
                        source,
                        copies.resolve("elsewhere").resolve(source.getRoot().relativize(source)));
    }

    /** @return the run's own path of a secret or a config; if it is missing, the engine reports it */
    Path ownFile(Path source) {
        return Files.exists(source) || !source.startsWith(project) ? own(source, true) : at(project.relativize(source));
    }

    private Path copied(Path source, Path copy) {
        copied.put(source, copy);
        return copy;
    }

    private static boolean isOfTheSystem(Path source) {
        return source.getNameCount() == 0
                || Stream.of("/dev", "/proc", "/sys", "/run", "/var/run").anyMatch(source::startsWith)
                || Files.exists(source) && !Files.isRegularFile(source) && !Files.isDirectory(source);
    }

    /** @return a security option whose seccomp profile, if it names one, does not depend on the working directory */
    String absoluteProfile(String option) {
        String[] parts = option.split("[=:]", 2);
        boolean isFile = parts.length == 2 && parts[0].equals("seccomp") && !parts[1].equals("unconfined");
        return isFile ? "seccomp=" + project.resolve(parts[1]) : option;
    }

    /**
     * Copies every file of which {@link #own} has returned a copy. One that does not exist is left to the engine, which
     * creates a directory that belongs to root. Copies have the owners of the originals, because containers may run as
     * these users.
     *
     * @param privileged copies files that this process cannot read, or whose owner or group its copies cannot have
     * @throws InconclusiveException if one cannot be read, or is larger than 1 GiB
     */
    void copy(Shell shell, PrivilegedCopy privileged) {
        copied.forEach((source, copy) -> {
            if (copied.headMap(source).keySet().stream().noneMatch(source::startsWith)) {
                copy(source, copy, shell, privileged);
            } else {
                refuseIfLinked(source);
            }
        });
    }

    /** The copy of the directory around it contains the link, and the engine would mount what the link refers to. */
    private static void refuseIfLinked(Path source) {
        if (Files.exists(source) && !real(source).equals(source)) {
            throw new InconclusiveException(
                    "%s, which the stack mounts, is a symbolic link in a directory that it mounts too: mount %s instead"
                            .formatted(source, real(source)));
        }
    }

    private static void copy(Path source, Path copy, Shell shell, PrivilegedCopy privileged) {
        try {
            Files.createDirectories(copy.getParent());
            if (Files.notExists(source)) {
                return;
            }
            PosixFileAttributes user = attributes(copy.getParent());
            if (!canBeCopiedBy(user.owner().getName(), user.group().getName(), source)) {
                privileged.copy(source, copy);
                return;
            }
            refuseIfTooLarge(source);
        } catch (IOException | UncheckedIOException e) {
            throw new InconclusiveException(
                    "%s, which the stack mounts, cannot be copied for this run: %s".formatted(source, e.getMessage()),
                    e);
        }
        shell.run(Command.of(BUDGET, "cp", "-a", "-H", source.toString(), copy.toString()));
    }

    /** A user who is not root can neither read every file, nor give a copy to another user or group. */
    static boolean canBeCopiedBy(String user, String group, Path source) throws IOException {
        if (user.equals("root")) {
            return true;
        }
        try (Stream<Path> files = Files.walk(source.toRealPath())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                PosixFileAttributes attributes = attributes(file);
                if (!attributes.owner().getName().equals(user)
                        || !attributes.group().getName().equals(group)) {
                    return false;
                }
            }
            return true;
        } catch (AccessDeniedException | UncheckedIOException unreadable) {
            return false;
        }
    }

    private static PosixFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static void refuseIfTooLarge(Path source) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.walk(source.toRealPath())) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                size += Files.size(file);
                if (size > LARGEST) {
                    throw new InconclusiveException(
                            "%s, which the stack mounts, is larger than 1 GiB, and is not copied for this run: mount a smaller directory"
                                    .formatted(source));
                }
            }
        }
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw new InconclusiveException("%s cannot be read: %s".formatted(directory, e), e);
        }
    }
}
