package ringside.kernel.net.tcp;

/**
 * The time that a segment tells (RFC 7323, 3).
 *
 * @param value milliseconds of the sender's
 * @param echo the last that the sender has heard, or 0
 */
record TcpStamp(int value, int echo) {}
