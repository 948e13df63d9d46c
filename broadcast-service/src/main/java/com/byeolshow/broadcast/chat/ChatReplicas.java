package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.model.ChatEvent;
import com.byeolshow.broadcast.show.ShowId;

/** All replicas of this service, this one included: each hears what any of them tells, in one order per show. */
public interface ChatReplicas {

    /** Name of this replica; another one after every start. */
    String self();

    /**
     * Tells all replicas. Returns at once.
     *
     * @param id of the event
     * @param onLost run on any thread when it may not have reached them
     */
    void tell(ShowId show, String id, ChatEvent event, Runnable onLost);
}
