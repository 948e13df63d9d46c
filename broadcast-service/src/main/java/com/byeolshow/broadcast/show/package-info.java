/**
 * Shows from reservation to recording. Publishes {@code broadcast.shows} (state) and {@code broadcast.lifecycle}
 * (facts); listens to {@code identity.influencers} for the host's name and to {@code catalog.products} for the goods
 * shown with a single broadcast.
 */
@NullMarked
package com.byeolshow.broadcast.show;

import org.jspecify.annotations.NullMarked;
