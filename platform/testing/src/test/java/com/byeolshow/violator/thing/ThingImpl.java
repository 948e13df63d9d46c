package com.byeolshow.violator.thing;

final class ThingImpl {}
