package com.byeolshow.sandbox.mux.model;

/** The public handle under which something is watched; {@code policy} is {@code public}, {@code signed} or {@code drm}. */
public record PlaybackId(String id, String policy) {}
