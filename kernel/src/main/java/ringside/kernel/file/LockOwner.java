package ringside.kernel.file;

/**
 * Who holds locks on files: the descriptor table of a process (fcntl(2), "Advisory record locking")
 * or an open file description ("Open file description locks", and flock(2)). Being the same object
 * is what counts.
 */
public interface LockOwner {}
