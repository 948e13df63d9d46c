package com.byeolshow.identity.profile;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.account.EditAccount;
import com.byeolshow.identity.account.EditAccount.Edited;
import com.byeolshow.identity.account.model.EditForm;
import com.byeolshow.identity.influencer.RestateInfluencer;
import com.byeolshow.identity.recovery.TellPasswordChanged;
import com.byeolshow.identity.session.LimitProofs;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Edits an account, and tells of it under every name it is known by and, where its password changed, its owner. */
@Component
public class EditProfile {

    private final EditAccount editAccount;
    private final LimitProofs limitProofs;
    private final RestateInfluencer restateInfluencer;
    private final TellPasswordChanged tellChanged;

    EditProfile(
            EditAccount editAccount,
            LimitProofs limitProofs,
            RestateInfluencer restateInfluencer,
            TellPasswordChanged tellChanged) {
        this.editAccount = editAccount;
        this.limitProofs = limitProofs;
        this.restateInfluencer = restateInfluencer;
        this.tellChanged = tellChanged;
    }

    /**
     * Fails as {@link EditAccount} does and, with an old password, as {@link LimitProofs}.
     *
     * @param address whose wrong passwords count together
     */
    public Mono<Edited> run(CustomerId id, EditForm form, String address) {
        Mono<Edited> edit = editAccount.run(id, form, this::tell);
        return form.oldPassword().text().isEmpty() ? edit : limitProofs.run(id, address, edit);
    }

    /** At the address from before: the new one may be the thief's. */
    private Mono<Void> tell(Edited edited) {
        Mono<Void> everybody =
                edited.renamed() ? restateInfluencer.run(edited.account().id()) : Mono.empty();
        Mono<Void> owner = edited.loggedOut() ? tellChanged.run(edited.formerEmail()) : Mono.empty();
        return everybody.then(owner);
    }
}
