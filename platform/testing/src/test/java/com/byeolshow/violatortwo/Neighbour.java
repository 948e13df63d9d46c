package com.byeolshow.violatortwo;

public final class Neighbour {}
