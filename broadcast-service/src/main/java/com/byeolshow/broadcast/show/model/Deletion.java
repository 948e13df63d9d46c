package com.byeolshow.broadcast.show.model;

import com.byeolshow.broadcast.show.ShowEvent;
import java.util.List;

/** What deleting a show means. */
public record Deletion(Remains remains, List<ShowEvent> events) {}
