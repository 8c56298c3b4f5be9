package ringside.lab.debug;

/** Which of the computers of a run is looked at: its clock is the timeline's. */
final class Focus {
  private int computer = 1;

  /** Its number, from 1. */
  int computer() {
    return computer;
  }

  /** Another one is looked at from now on. */
  void on(int number) {
    computer = number;
  }
}
