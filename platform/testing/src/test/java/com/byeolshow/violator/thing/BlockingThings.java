package com.byeolshow.violator.thing;

import com.byeolshow.violator.loop.LoopingThings;
import com.byeolshow.violatortwo.Neighbour;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;

public record BlockingThings(
        DataSource source, Producer<String, String> producer, Neighbour neighbour, LoopingThings loop) {}
