package com.byeolshow.example;

/** What the example reads of others' events. */
public record Heard(String text) {}
