package ringside.kernel.net.tcp;

/**
 * When to ask a peer that says nothing whether it is still there (tcp(7)).
 *
 * @param idle cycles of silence before the first question (TCP_KEEPIDLE)
 * @param interval cycles between questions (TCP_KEEPINTVL)
 * @param count questions without an answer that end a connection (TCP_KEEPCNT)
 */
public record KeepAlive(long idle, long interval, int count) {}
