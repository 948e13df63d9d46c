package com.byeolshow.broadcast.stream;

/**
 * An influencer's stream without its key.
 *
 * @param id the video platform's id
 * @param playbackId what viewers play while it is live
 */
public record LiveStream(String id, String playbackId) {}
