# One image per application: docker build --build-arg APP=guide-api -t guidepost/guide-api .
#                            docker build --build-arg APP=miniapp-api -t guidepost/miniapp-api .
#                            docker build --build-arg APP=task-scheduler -t guidepost/task-scheduler .

FROM maven:3.9-eclipse-temurin-25 AS build
ARG APP
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/m2 mvn -B -ntp -q -Dmaven.repo.local=/m2 -pl ${APP} -am package -DskipTests
RUN java -Djarmode=tools -jar ${APP}/target/${APP}-0.1.0-exec.jar extract --layers --launcher --destination /layers

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin guidepost
WORKDIR /app
# What changes least comes first, so that a new version moves few bytes.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
USER 10001
ENV PORT=8080 \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
EXPOSE 8080
# Liveness asks no dependency: a database that is away is no reason to restart the application.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET /actuator/health/liveness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]
