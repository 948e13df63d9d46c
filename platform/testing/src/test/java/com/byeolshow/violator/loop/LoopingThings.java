package com.byeolshow.violator.loop;

import com.byeolshow.violator.thing.BlockingThings;

public record LoopingThings(BlockingThings things) {}
