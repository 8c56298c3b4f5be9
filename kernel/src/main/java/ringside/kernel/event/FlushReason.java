package ringside.kernel.event;

/** Why translations are discarded. */
public enum FlushReason {
  /** The page-table base (CR3) has changed, and they carry no address-space identifier. */
  SWITCH,
  /** Their address-space identifier is given to another space. */
  ASID,
  /** The entry of one page has changed. */
  PAGE,
  /** Mappings of an address space have changed. */
  SPACE,
  /** Mappings have changed of spaces that need not be in use. */
  ALL
}
