package com.byeolshow.broadcast.show.model;

/**
 * The influencer of a show as viewers see them; both empty until identity's profile has arrived here.
 *
 * @param name the public alias, never the legal name
 * @param thumbnail URL, or empty
 */
public record Host(String name, String thumbnail) {}
