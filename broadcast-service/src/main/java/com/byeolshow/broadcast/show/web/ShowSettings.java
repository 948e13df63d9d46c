package com.byeolshow.broadcast.show.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How shows are answered.
 *
 * @param wrappedProducts whether numbers of the products inside one broadcast come as {@code {"raw","formatted"}}; the
 *     original server did so, the app's other lists do not
 */
@ConfigurationProperties("byeolshow.broadcast.show")
record ShowSettings(@DefaultValue("false") boolean wrappedProducts) {}
