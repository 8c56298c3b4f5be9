package ringside.lab.record;

import ringside.kernel.event.Channel;

/**
 * What went through a channel in the whole run.
 *
 * @param object which of its kind
 * @param sends how often bytes went in
 * @param bytesIn that went in
 * @param receives how often bytes came out
 * @param bytesOut that came out
 */
public record ChannelTotal(
    Channel channel, String object, long sends, long bytesIn, long receives, long bytesOut) {}
