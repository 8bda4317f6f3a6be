package dev.parley.cli.problems;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What the exceptions for files mean, many of which have nothing but the file for a message. */
final class FileProblems {
  private FileProblems() {}

  static String text(IOException failure) {
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + ": there is no such file or folder";
    }
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + ": no permission for user " + System.getProperty("user.name");
    }
    if (failure instanceof NotDirectoryException file) {
      return file.getFile() + ": is not a folder";
    }
    if (failure instanceof FileAlreadyExistsException existing) {
      return existing.getFile() + ": is there already";
    }
    if (failure instanceof FileSystemException other && other.getReason() != null) {
      return other.getFile() + ": " + other.getReason();
    }
    String message = failure.getMessage();
    if (message == null) {
      return failure.getClass().getSimpleName();
    }
    return failure instanceof FileNotFoundException
        ? message
        : "input or output failed: " + message;
  }
}
