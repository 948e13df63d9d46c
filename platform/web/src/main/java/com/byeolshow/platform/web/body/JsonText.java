package com.byeolshow.platform.web.body;

import com.fasterxml.jackson.annotation.JsonValue;

/** A reply that is one JSON string, quotes included; the app compares the decoded value. */
public record JsonText(@JsonValue String text) {}
