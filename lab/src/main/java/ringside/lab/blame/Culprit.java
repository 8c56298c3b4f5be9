package ringside.lab.blame;

import ringside.lab.place.Site;

/**
 * Why an entry was not there.
 *
 * @param kind what had happened to it
 * @param pid of the process that drove it out, or to which the switch went; 0 for nobody
 * @param tid of the thread that drove it out, or to which the switch went; 0 for nobody
 * @param site where the access or fence was made that drove it out; of a switch, and of what was
 *     never there, {@link #NOWHERE}
 */
public record Culprit(Kind kind, int pid, int tid, Site site) {
  /** No place in code. */
  public static final Site NOWHERE = Site.kernel("");

  /** Nobody: it was never there. */
  static final Culprit COLD = new Culprit(Kind.COLD, 0, 0, NOWHERE);

  /** What happens to entries. */
  public enum Kind {
    /** It was never there. */
    COLD,
    /** The same thread needed its place. */
    SELF,
    /** Another thread, or the kernel for it, needed its place. */
    OTHER,
    /** A switch to another process discarded it. */
    SWITCH,
    /**
     * The page-table base was written without a switch: the process got another space, or ended.
     */
    SPACE,
    /** A change of mappings, or fence.i, discarded it. */
    FENCE
  }
}
