package com.byeolshow.sandbox.webhooks;

import com.byeolshow.sandbox.Provider;

/** Builds a provider's events on request of a test. */
public interface Emitter {
    Provider provider();

    /** The event about the object as it is now, to be sent exactly once. */
    Notice about(String event, String objectId, Signing signing);

    /** A body exactly as given. */
    Notice raw(byte[] body, String event, String objectId, Signing signing);
}
