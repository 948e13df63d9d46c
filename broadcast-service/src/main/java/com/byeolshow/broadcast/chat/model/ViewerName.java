package com.byeolshow.broadcast.chat.model;

import com.byeolshow.platform.name.LookAlikes;
import com.byeolshow.platform.name.ReservedNames;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer is called in the chat, chosen freely by the viewer. Made only through {@link #of}.
 *
 * @param text 1 to 30 characters, none of them invisible
 */
public record ViewerName(String text) {

    static final int LONGEST = 30;

    /** Controls, half characters, and letters that draw nothing, such as the Hangul filler. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u2800\\u3164\\uFFA0]");

    /**
     * The name a viewer asked for, cut to length; empty if nothing visible is left, the service speaks under it, or it
     * mixes alphabets within a word. Neither case, width and invisible characters nor letters that look alike make a
     * difference, or somebody would pass as the service.
     */
    public static Optional<ViewerName> of(@Nullable String asked) {
        if (asked == null) {
            return Optional.empty();
        }
        String visible = INVISIBLE
                .matcher(Normalizer.normalize(asked, Normalizer.Form.NFC))
                .replaceAll("")
                .replaceAll("\\p{Z}", " ")
                .strip();
        String cut = Lengths.cut(visible, LONGEST).strip();
        return cut.isEmpty() || LookAlikes.mixesAlphabets(cut) || ReservedNames.include(cut)
                ? Optional.empty()
                : Optional.of(new ViewerName(cut));
    }

    /** The name of somebody who may not use the one asked for: a number that stays the same for the same viewer. */
    public static ViewerName guest(String viewer) {
        return new ViewerName("손님" + (1_000 + Math.floorMod(viewer.hashCode(), 9_000)));
    }
}
