package com.byeolshow.suite.stack;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;

/** Main class of the broker's process: formats its folder when it is new, then runs one KRaft node. */
final class KafkaMain {

    private KafkaMain() {}

    /** Arguments: data folder, client port, controller port. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        Path file = folder.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            settings(folder, arguments[1], arguments[2]).store(writer, null);
        }
        if (!Files.exists(folder.resolve("data/meta.properties"))) {
            // Any valid id does: a cluster of one never meets another.
            int failed = StorageTool.execute(
                    new String[] {"format", "--cluster-id", "Ynllb2xzaG93LWxvY2Fs", "--config", file.toString()},
                    System.out);
            if (failed != 0) {
                System.exit(failed);
            }
        }
        Kafka.main(new String[] {file.toString()});
    }

    private static Properties settings(Path folder, String clientPort, String controllerPort) {
        var settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        settings.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.setProperty(
                "listeners",
                "PLAINTEXT://127.0.0.1:%s,CONTROLLER://127.0.0.1:%s".formatted(clientPort, controllerPort));
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("log.dirs", folder.resolve("data").toString());
        settings.setProperty("num.partitions", "3");
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("offsets.topic.num.partitions", "3");
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("transaction.state.log.num.partitions", "1");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "1");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        // One consumer per group here, so waiting for more members to join only delays the start.
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "2");
        settings.setProperty("num.recovery.threads.per.data.dir", "1");
        settings.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
        settings.setProperty("log.index.size.max.bytes", "1048576");
        return settings;
    }
}
