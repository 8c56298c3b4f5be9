package ringside.lab.host.bench;

import java.io.IOException;

/** A program that does the same again and again, as often as its argument says. */
interface Repeated {
  /** What a run takes, start-up included, by the host's clock. */
  double seconds(int repetitions) throws IOException, InterruptedException;
}
