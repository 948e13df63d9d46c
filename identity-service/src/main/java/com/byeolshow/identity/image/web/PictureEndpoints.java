package com.byeolshow.identity.image.web;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.image.ChangePicture;
import com.byeolshow.identity.image.Picture;
import com.byeolshow.identity.image.Pictures;
import com.byeolshow.identity.image.ReadPictures;
import com.byeolshow.identity.image.Slot;
import com.byeolshow.identity.image.model.SlotChange;
import com.byeolshow.platform.images.store.ImageProblem;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.problem.RefusedException;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The caller's own avatar (ID-13) and, for influencers, the background of their page (ID-14). */
@RestController
class PictureEndpoints {

    private static final String REMOVED = "사진이 삭제되었습니다.";

    private final ChangePicture changePicture;
    private final ReadPictures readPictures;

    PictureEndpoints(ChangePicture changePicture, ReadPictures readPictures) {
        this.changePicture = changePicture;
        this.readPictures = readPictures;
    }

    @GetMapping("/images")
    Mono<Gallery> avatar(Caller caller) {
        return gallery(caller, Pictures::avatar);
    }

    @PostMapping("/images")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Changed> putAvatar(Caller caller, @RequestPart("file") Mono<FilePart> file) {
        return put(caller, Slot.AVATAR, file)
                .map(change ->
                        Changed.saying(change instanceof SlotChange.Replaced ? "사진이 변경되었습니다." : "새로운 사진이 추가되었습니다."));
    }

    @DeleteMapping("/images")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Changed> removeAvatar(Caller caller) {
        return clear(caller, Slot.AVATAR);
    }

    @GetMapping("/images/influencer")
    Mono<Gallery> background(Caller caller) {
        return gallery(caller, Pictures::background);
    }

    @PostMapping("/images/influencer")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Changed> putBackground(Caller caller, @RequestPart("file") Mono<FilePart> file) {
        return put(caller, Slot.BACKGROUND, file)
                .map(change ->
                        Changed.saying(change instanceof SlotChange.Replaced ? "썸네일이 변경되었습니다." : "새로운 썸네일이 추가되었습니다."));
    }

    @DeleteMapping("/images/influencer")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Changed> removeBackground(Caller caller) {
        return clear(caller, Slot.BACKGROUND);
    }

    /** A plain form field of that name arrives as another kind of part. */
    private Mono<SlotChange> put(Caller caller, Slot slot, Mono<FilePart> file) {
        return file.ofType(FilePart.class)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ImageProblem.NoFile())))
                .flatMap(sent -> changePicture.put(new CustomerId(caller.id()), slot, sent.content()));
    }

    private Mono<Changed> clear(Caller caller, Slot slot) {
        return changePicture.clear(new CustomerId(caller.id()), slot).map(_ -> Changed.saying(REMOVED));
    }

    private Mono<Gallery> gallery(Caller caller, Function<Pictures, @Nullable Picture> slot) {
        return readPictures.of(new CustomerId(caller.id())).map(pictures -> Gallery.of(slot.apply(pictures)));
    }

    record Changed(Text success) {

        static Changed saying(String message) {
            return new Changed(new Text(message));
        }
    }

    record Text(String message) {}

    /** One of the two; the app finds a missing picture in a good answer. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Gallery(@Nullable Shelf success, @Nullable Text error) {

        static Gallery of(@Nullable Picture picture) {
            return picture == null
                    ? new Gallery(null, new Text("등록된 사진이 없습니다."))
                    : new Gallery(new Shelf(List.of(ImageDocument.of(picture))), null);
        }
    }

    record Shelf(List<ImageDocument> data) {}

    /** @param url a size for lists; the others are further ones of the same picture */
    record ImageDocument(@JsonProperty("_id") String id, String url, String small, String large) {

        static ImageDocument of(Picture picture) {
            return new ImageDocument(picture.id().value(), picture.medium(), picture.small(), picture.large());
        }
    }
}
