package ringside.kernel.config;

/** When fork copies pages. */
public enum ForkKind {
  /** When somebody writes one. */
  COPY_ON_WRITE,
  /** At once. */
  EAGER
}
