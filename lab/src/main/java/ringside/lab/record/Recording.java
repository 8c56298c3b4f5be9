package ringside.lab.record;

import java.util.List;
import ringside.kernel.event.Event;

/**
 * What was recorded of a run.
 *
 * @param end cycle at which recording ended
 * @param processes in the order of their birth
 * @param otherBirths births of which nothing else was kept, for there were too many
 * @param overview all threads in time
 * @param transitions between states, of the whole run
 * @param states changes of threads' states
 * @param switches of the hart
 * @param calls that returned
 * @param faults of pages
 * @param signals sent, delivered, returned from
 * @param loans of priority to who has a lock that others wait for
 * @param packets with the first bytes of each
 * @param messages bytes that went into or out of channels
 * @param channels what went through each, of the whole run
 */
public record Recording(
    long end,
    List<ProcessLife> processes,
    long otherBirths,
    Overview overview,
    Transitions transitions,
    Kept<Event.StateChanged> states,
    Kept<Event.Switched> switches,
    Kept<Event.Returned> calls,
    Kept<Event.PageFaulted> faults,
    Kept<Event> signals,
    Kept<Event.PriorityLent> loans,
    Kept<Event.PacketSeen> packets,
    Kept<Event.Moved> messages,
    List<ChannelTotal> channels) {}
