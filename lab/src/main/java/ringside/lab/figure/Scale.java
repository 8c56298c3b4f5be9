package ringside.lab.figure;

import java.util.List;

/** Where values stand on an axis. */
public interface Scale {
  /** The pixel of a value. */
  double at(double value);

  /** Round values to be marked, between the ends of the axis. */
  List<Long> ticks();
}
