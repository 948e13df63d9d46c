package com.byeolshow.catalog.banner.model;

import com.byeolshow.catalog.banner.BannerId;
import com.byeolshow.catalog.banner.model.BannerProblem.InvalidFields;
import com.byeolshow.catalog.banner.model.BannerProblem.SlugTaken;
import com.byeolshow.catalog.banner.model.BannerProblem.TooManyCatalogs;
import com.byeolshow.catalog.banner.model.BannerProblem.VersionConflict;
import com.byeolshow.catalog.banner.model.BannerShaping.Refused;
import com.byeolshow.catalog.banner.model.BannerShaping.Shaped;
import com.byeolshow.platform.form.Findings;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a draft into a banner, or says everything that is wrong with it. */
public final class BannerRules {

    /** How many the app shows at once. */
    public static final int MOST_SHOWN = 7;

    /** Enough for campaigns to come; staff read and order all of them on one page. */
    static final int MOST = 100;

    static final int LONGEST_TITLE = 100;
    static final int LONGEST_DESCRIPTION = 1_000;
    static final int LONGEST_URL = 2_000;
    static final int LONGEST_SLUG = 60;
    static final int MOST_COLLECTIONS = 20;

    /** Above the highest price there is. */
    static final long MOST_WON = 1_000_000_000;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private BannerRules() {}

    /**
     * A new banner.
     *
     * @param others all there are
     * @param collections those that exist of the ones the draft names
     */
    public static BannerShaping create(
            BannerId id, BannerDraft draft, List<Banner> others, Set<String> collections, Instant now) {
        if (others.size() >= MOST) {
            return new Refused(new TooManyCatalogs(MOST));
        }
        return read(new Origin(id, 1, now), draft, others, collections, now, new Findings());
    }

    /** A banner replaced as a whole; its place among the others stays. */
    public static BannerShaping change(
            Banner current, BannerDraft draft, List<Banner> others, Set<String> collections, Instant now) {
        var findings = new Findings();
        Long version = draft.version();
        if (version == null) {
            findings.add("version", Findings.REQUIRED);
        } else if (version != current.version()) {
            return new Refused(new VersionConflict(current.version()));
        }
        var origin = new Origin(current.id(), current.version() + 1, current.createdAt());
        return read(origin, draft, others, collections, now, findings);
    }

    /** Whether an order names every banner exactly once. */
    public static boolean ordersAll(List<String> order, List<String> current) {
        return order.size() == current.size() && new HashSet<>(order).equals(new HashSet<>(current));
    }

    /** What a banner brings along from before. */
    private record Origin(BannerId id, long version, Instant createdAt) {}

    private static BannerShaping read(
            Origin origin, BannerDraft draft, List<Banner> others, Set<String> known, Instant now, Findings findings) {
        String title = findings.text("title", draft.title(), LONGEST_TITLE);
        String description = findings.optionalText("description", draft.description(), LONGEST_DESCRIPTION);
        String image = findings.optionalUrl("imageUrl", draft.imageUrl(), LONGEST_URL);
        if (image == null) {
            findings.add("imageUrl", Findings.REQUIRED);
        }
        String slug = slug(draft.slug(), findings);
        Theme theme = theme(draft, findings);
        List<String> collections = collections(draft, known, findings);
        Window window = window(draft, findings);
        if (findings.any() || image == null || theme == null || window == null) {
            return new Refused(new InvalidFields(findings.errors()));
        }
        if (others.stream()
                .anyMatch(each -> !each.id().equals(origin.id()) && each.slug().equals(slug))) {
            return new Refused(new SlugTaken());
        }
        return new Shaped(new Banner(
                origin.id(),
                title,
                description,
                image,
                slug,
                theme,
                collections,
                window,
                origin.version(),
                origin.createdAt(),
                now));
    }

    private static String slug(@Nullable String text, Findings findings) {
        String slug = text == null ? "" : text.strip();
        if (slug.length() > LONGEST_SLUG || !SLUG.matcher(slug).matches()) {
            findings.add(
                    "slug",
                    "영문 소문자, 숫자, 하이픈으로 %d자까지 쓸 수 있습니다.",
                    "Use at most %d lower-case letters, digits and hyphens.",
                    LONGEST_SLUG);
        }
        return slug;
    }

    private static @Nullable Theme theme(BannerDraft draft, Findings findings) {
        boolean hotDeal = "hot-deal".equals(draft.kind());
        if (!hotDeal && draft.discount() != null) {
            findings.add("discount", "hot-deal에만 지정할 수 있습니다.", "Only a hot-deal has one.");
        }
        return switch (draft.kind()) {
            case "hot-deal" -> {
                var bounds = bounds(draft.discount(), findings);
                yield bounds == null ? null : new Theme.HotDeal(bounds);
            }
            case "live-alarm" -> new Theme.LiveAlarm();
            case "discount-coupon" -> new Theme.DiscountCoupon();
            case "recommended" -> new Theme.Recommended();
            case null, default -> {
                findings.add(
                        "kind",
                        "hot-deal, live-alarm, discount-coupon, recommended 중 하나여야 합니다.",
                        "Must be one of hot-deal, live-alarm, discount-coupon and recommended.");
                yield null;
            }
        };
    }

    private static Theme.@Nullable Bounds bounds(BannerDraft.@Nullable BoundsDraft draft, Findings findings) {
        if (draft == null) {
            findings.add("discount", Findings.REQUIRED);
            return null;
        }
        boolean sums = "fixed".equals(draft.type());
        if (!sums && !"percentage".equals(draft.type())) {
            findings.add("discount.type", "fixed 또는 percentage여야 합니다.", "Must be fixed or percentage.");
            return null;
        }
        long most = sums ? MOST_WON : 100;
        Long given = findings.optionalNumber("discount.min", draft.min(), 0, most);
        long min = given == null ? 0 : given;
        Long max = findings.optionalNumber("discount.max", draft.max(), 0, most);
        if (max != null && max < min) {
            findings.add("discount.max", "최솟값보다 작을 수 없습니다.", "Must not be less than the minimum.");
        }
        if (findings.any()) {
            return null;
        }
        return sums ? new Theme.Bounds.Sums(min, max) : new Theme.Bounds.Shares(min, max == null ? 100 : max);
    }

    private static List<String> collections(BannerDraft draft, Set<String> known, Findings findings) {
        List<String> ids = findings.ids("collectionIds", draft.collectionIds(), MOST_COLLECTIONS);
        for (int i = 0; i < ids.size(); i++) {
            if (!ids.get(i).isEmpty() && !known.contains(ids.get(i))) {
                findings.add("collectionIds[%d]".formatted(i), "존재하지 않는 컬렉션입니다.", "There is no such collection.");
            }
        }
        if (ids.isEmpty() && "recommended".equals(draft.kind())) {
            findings.add("collectionIds", "추천 상품에는 컬렉션이 하나 이상 있어야 합니다.", "Recommended products need a collection.");
        }
        return ids;
    }

    private static @Nullable Window window(BannerDraft draft, Findings findings) {
        Instant from = findings.optionalInstant("from", draft.from());
        Instant until = findings.optionalInstant("until", draft.until());
        if (from != null && until != null && !from.isBefore(until)) {
            findings.add("until", "시작보다 나중이어야 합니다.", "Must be later than the beginning.");
            return null;
        }
        return new Window(from, until);
    }
}
