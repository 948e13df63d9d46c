package com.byeolshow.broadcast.show.model;

/** A show together with its host: what lists show and events carry. */
public record HostedShow(Show show, Host host) {}
