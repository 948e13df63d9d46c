package com.byeolshow.broadcast.show;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often others hear of views and alarms.
 *
 * @param tellAfter from the first change until the show's state is published with it, default 30 s; however many follow
 *     meanwhile, it is one event
 */
@ConfigurationProperties("byeolshow.broadcast.tally")
public record TallySettings(@DefaultValue("30s") Duration tellAfter) {}
