package com.byeolshow.obedient.thing;

public record ThingId(String value) {}
