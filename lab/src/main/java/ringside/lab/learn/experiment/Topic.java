package ringside.lab.learn.experiment;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The subjects of the course, in its order; the letter begins the ids of their experiments. */
public enum Topic {
  /** Program, process, memory. */
  PROCESS('A'),
  /** Life of a process. */
  LIFE('B'),
  /** Threads. */
  THREADS('C'),
  /** Switching. */
  SWITCHING('D'),
  /** Communication. */
  TALK('E');

  private final char letter;

  Topic(char letter) {
    this.letter = letter;
  }

  /** Its name on the command line and of its texts: {@code switching}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The topic of an experiment's id. */
  static Topic of(String id) {
    return Stream.of(values())
        .filter(topic -> id.charAt(0) == topic.letter)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no topic has the experiment " + id));
  }

  /** The topic of a name. */
  public static Optional<Topic> named(String name) {
    return Stream.of(values()).filter(topic -> topic.title().equals(name)).findFirst();
  }
}
