package io.guidepost.domain.organization;

/**
 * Brings our organization in line with WeCom's contacts (ORG-4). Calls WeCom, so never inside a transaction.
 */
public interface SyncContacts {

    /**
     * Reads everything, and applies what differs, before it returns. One that was cut off is brought to its end first.
     * Refused with {@code sync_running} while another node is at it, and with {@code too_many_removed} when the change
     * would see off or close more than may go unseen; it then waits for an approval.
     *
     * @param acceptedRemovals so many have been looked at and are wanted; 0 when nobody has looked
     * @return the id of the sync
     */
    long run(String startedBy, int acceptedRemovals);

    /**
     * WeCom says that something about this person has changed. What has changed is asked of WeCom, so that the order
     * and number of such hints do not matter.
     */
    void personChanged(String userid);

    /** WeCom has given this person a new userid. */
    void personRenamed(String userid, String newUserid);

    /** WeCom says that departments have changed. */
    void departmentsChanged();
}
