package com.byeolshow.violator.nameless;

final class Undescribed {}
