package com.byeolshow.platform.images;

import java.util.List;

/** What became of an upload. */
public sealed interface Redrawn {

    /** One rendition for each size that was asked for, in that order. */
    record Done(List<Rendition> renditions) implements Redrawn {}

    record Refused(ImageFlaw flaw) implements Redrawn {}
}
