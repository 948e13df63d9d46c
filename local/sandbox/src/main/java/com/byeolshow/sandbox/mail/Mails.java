package com.byeolshow.sandbox.mail;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.control.Resettable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The caught mails; the oldest give way by number and by size. */
@Component
final class Mails implements Resettable {
    private static final int MOST = 200;
    private static final long MOST_BYTES = 8L * 1024 * 1024;
    private static final int MOST_COUNTED = 1_000;

    private final Deque<Mail> kept = new ArrayDeque<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private final MimeReader reader = new MimeReader();
    private final Timeline timeline;
    private long bytes;
    private long count;

    Mails(Timeline timeline) {
        this.timeline = timeline;
    }

    synchronized void add(SmtpConversation.Letter letter) {
        var mail =
                reader.read("mail-" + ++count, timeline.now(), letter.sender(), letter.recipients(), letter.content());
        kept.addLast(mail);
        bytes += mail.source().length;
        while (kept.size() > MOST || (bytes > MOST_BYTES && kept.size() > 1)) {
            bytes -= kept.removeFirst().source().length;
        }
    }

    /** How often the address was put off before; counts this time too. */
    synchronized int putOff(String address) {
        if (refusals.size() > MOST_COUNTED) {
            refusals.clear();
        }
        return refusals.merge(address, 1, Integer::sum) - 1;
    }

    /** Newest first. */
    synchronized List<Mail> all() {
        return new ArrayList<>(kept).reversed();
    }

    synchronized Optional<Mail> find(String id) {
        return kept.stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    @Override
    public synchronized void reset() {
        kept.clear();
        refusals.clear();
        bytes = 0;
        count = 0;
    }
}
