package com.byeolshow.catalog.collection;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collections and how they contain each other: the whole tree, or a part of it with everything above that part. */
public final class CollectionTree {

    private final Map<String, ProductCollection> byId = new LinkedHashMap<>();

    public CollectionTree(Collection<ProductCollection> collections) {
        collections.forEach(collection -> byId.put(collection.id(), collection));
    }

    public @Nullable ProductCollection find(String id) {
        return byId.get(id);
    }

    public @Nullable ProductCollection bySlug(String slug) {
        return byId.values().stream()
                .filter(collection -> collection.slug().equals(slug))
                .findFirst()
                .orElse(null);
    }

    public int size() {
        return byId.size();
    }

    public Set<String> ids() {
        return Set.copyOf(byId.keySet());
    }

    /** From the top down to the collection itself; empty for an unknown one. */
    public List<String> path(String id) {
        var path = new ArrayDeque<String>();
        var at = byId.get(id);
        while (at != null) {
            path.addFirst(at.id());
            at = at.parentId() == null ? null : byId.get(at.parentId());
        }
        return List.copyOf(path);
    }

    /** The given collections and all above them, each once. */
    public List<String> upwards(Collection<String> ids) {
        var found = new LinkedHashSet<String>();
        ids.forEach(id -> found.addAll(path(id)));
        return List.copyOf(found);
    }

    /** The collection itself and all below it; needs the whole tree. */
    public Set<String> below(String id) {
        var found = new LinkedHashSet<String>();
        for (String each : byId.keySet()) {
            if (path(each).contains(id)) {
                found.add(each);
            }
        }
        return found;
    }

    /** Whether a collection would contain itself if it were put under that parent. */
    public boolean wouldCycle(String id, String parentId) {
        return path(parentId).contains(id);
    }
}
