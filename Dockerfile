# One image recipe for the gateway, every service and the sandbox. It packs a jar that is already built:
#
#   mvn -B -ntp -DskipTests package
#   docker build --build-arg SERVICE=identity-service -t byeolshow/identity-service .
#   docker build --build-arg SERVICE=local/sandbox    -t byeolshow/sandbox .
#
# SERVICE is the module's folder. BASE is any image with a Java 25 runtime, for example one from your own registry.
ARG BASE=eclipse-temurin:25-jre

FROM ${BASE} AS layers
ARG SERVICE
WORKDIR /layers
# Fails here, and not at start, when the module was not packaged.
COPY ${SERVICE}/target/*.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination extracted

FROM ${BASE}
# A number, so that an orchestrator can see that it is not root.
USER 10001:10001
WORKDIR /app
# From what changes least to what changes most: a release normally uploads the last layer only.
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
EXPOSE 8080
# Half of the memory is heap: Netty's buffers, threads and code need the other half. Out of memory ends the process,
# because half a service is worse than a restarted one. More flags: JAVA_TOOL_OPTIONS.
# Health is the orchestrator's to ask: /actuator/health/liveness and /actuator/health/readiness.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "app.jar"]
