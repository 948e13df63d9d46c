package com.byeolshow.social.push.web;

import com.byeolshow.platform.language.Language;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import com.byeolshow.social.push.Devices;
import com.byeolshow.social.push.RegisterDevice;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The devices that notifications are pushed to. An app registers its device's token after each login and start, and takes
 * it back at logout. A device is its last customer's; somebody else's is answered as if it did not exist.
 */
@RestController
@RequestMapping("/v1/devices/{token}")
class DeviceEndpoints {

    private static final Set<String> PLATFORMS = Set.of("android", "ios", "web");

    private final RegisterDevice registerDevice;
    private final Devices devices;

    DeviceEndpoints(RegisterDevice registerDevice, Devices devices) {
        this.registerDevice = registerDevice;
        this.devices = devices;
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> register(Caller caller, @PathVariable String token, @ClientBody DeviceRequest request) {
        String platform = Objects.requireNonNullElse(request.platform(), "");
        Optional<Language> language =
                Language.tagged(Objects.requireNonNullElse(request.language(), Language.KOREAN.tag()));
        if (!token.matches("[A-Za-z0-9_:.~-]{1,1024}")) {
            return refused("token has characters no device token has, or too many");
        }
        if (!PLATFORMS.contains(platform)) {
            return refused("platform must be android, ios or web");
        }
        if (language.isEmpty()) {
            return refused("language must be ko or en");
        }
        return registerDevice.run(token, caller.id(), platform, language.get());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Caller caller, @PathVariable String token) {
        return devices.remove(token, caller.id());
    }

    private static Mono<Void> refused(String why) {
        return Mono.error(new RefusedException(new RequestProblem.Malformed(why)));
    }

    /** {@code platform} is android, ios or web; {@code language} of what is shown is ko unless given as en. */
    record DeviceRequest(
            @Nullable String platform, @Nullable String language) {}
}
