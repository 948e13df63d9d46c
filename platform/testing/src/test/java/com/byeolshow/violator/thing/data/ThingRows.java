package com.byeolshow.violator.thing.data;

/** Public, so that the violator next door can reach it. */
public final class ThingRows {}
