"""The access matrix (law 11): for each route, each method and each member of the cast, the exact answer.

A desk is NorthConf's, a case is one Cleo, Dov and Eli hold; a central case is one Gil, Hana and Ivo hold. Every request
carries the member's own tokens and nothing else: 422 means they may, but wrote nothing; 409 that it does not follow.
Whoever is not in a section's columns gets 404 inside the house, and 303 to the sign-in page when signed out.

Noa is a responder nobody vouched for. Una organises and reads no report. Jun and Kim are vouched for, hold no key of
the case, and see that there is one. Lea (adviser) and Max (board) see numbers only.
"""

OPEN = """
                                                                                out half  new cleo  ola
GET  /                                                                          200  200  200  200  200
GET  /account/address/<string:token>                                            404  404  404  404  404
POST /account/address/<string:token>                                            404  404  404  404  404
GET  /about-you                                                                 200  200  200  200  200
POST /about-you                                                                 422  422  422  422  422
GET  /address-changed                                                           200  200  200  200  200
GET  /box                                                                       200  200  200  200  200
POST /box                                                                       422  422  422  422  422
POST /box/along                                                                 422  422  422  422  422
POST /box/files                                                                 422  422  422  422  422
GET  /c/<slug>/report                                                           200  200  200  200  200
POST /c/<slug>/report                                                           200  200  200  200  200
GET  /c/<string:slug>/                                                          200  200  200  200  200
GET  /c/<string:slug>/CODE_OF_CONDUCT.md                                        200  200  200  200  200
GET  /c/<string:slug>/CODE_OF_CONDUCT.rst                                       200  200  200  200  200
GET  /c/<string:slug>/about-you                                                 200  200  200  200  200
POST /c/<string:slug>/about-you                                                 422  422  422  422  422
GET  /c/<string:slug>/accept/<int:number>                                       200  200  200  200  200
POST /c/<string:slug>/accept/<int:number>                                       303  303  303  303  303
GET  /c/<string:slug>/accepted/<int:number>                                     200  200  200  200  200
GET  /c/<string:slug>/button                                               200  200  200  200  200
GET  /c/<string:slug>/button.png                                           200  200  200  200  200
GET  /c/<string:slug>/buttons                                              200  200  200  200  200
GET  /c/<string:slug>/conduct                                                   200  200  200  200  200
GET  /c/<string:slug>/conduct/<int:number>                                      200  200  200  200  200
GET  /c/<string:slug>/conduct/<int:number>/changes                              303  303  303  303  303
GET  /c/<string:slug>/conduct/<int:number>/changes/source/<int:place>           404  404  404  404  404
GET  /c/<string:slug>/conduct/changes                                           200  200  200  200  200
GET  /c/<string:slug>/conduct.html                                              200  200  200  200  200
GET  /c/<string:slug>/conduct.json                                              200  200  200  200  200
GET  /c/<string:slug>/conduct.jsonld                                            200  200  200  200  200
GET  /c/<string:slug>/conduct.pdf                                               200  200  200  200  200
GET  /c/<string:slug>/contacts/<string:contact_id>/photo                        404  404  404  404  404
GET  /c/<string:slug>/e/<string:event>/                                         200  200  200  200  200
GET  /c/<string:slug>/embed                                                     200  200  200  200  200
GET  /c/<string:slug>/lineage                                                   200  200  200  200  200
GET  /c/<string:slug>/poster-a4.pdf                                             200  200  200  200  200
GET  /c/<string:slug>/poster-a6.pdf                                             200  200  200  200  200
GET  /c/<string:slug>/report.txt                                           200  200  200  200  200
GET  /c/<string:slug>/report/paper                                         200  200  200  200  200
GET  /c/<string:slug>/use                                                       200  200  200  200  200
GET  /c/<string:slug>/screening                                                 200  200  200  200  200
GET  /data/                                                                      200  200  200  200  200
GET  /data/openapi.json                                                          200  200  200  200  200
GET  /data/communities.json                                                      200  200  200  200  200
GET  /data/communities/<string:slug>.json                                        200  200  200  200  200
GET  /data/communities/<string:slug>/codes/<int:number>.json                     200  200  200  200  200
GET  /data/communities/<string:slug>/statements/<int:number>.json                200  200  200  200  200
GET  /data/statements.json                                                       200  200  200  200  200
GET  /data/statements/<int:number>.json                                          200  200  200  200  200
GET  /data/affiliated.json                                                       200  200  200  200  200
GET  /demo/mail                                                                 404  404  404  404  404
GET  /affiliated                                                                200  200  200  200  200
GET  /healthz                                                                   200  200  200  200  200
GET  /readyz                                                                    200  200  200  200  200
GET  /metrics                                                                   404  404  404  404  404
GET  /invitation/<string:token>                                                 404  404  404  404  404
POST /invitation/<string:token>                                                 404  404  404  404  404
GET  /letter                                                                    200  200  200  200  200
POST /letter                                                                    422  422  422  422  422
GET  /letter/<string:token>                                                     404  404  404  404  404
POST /letter/<string:token>                                                     404  404  404  404  404
GET  /patterns                                                                  200  200  200  200  200
GET  /privacy                                                                   200  200  200  200  200
GET  /privacy/committee                                                         200  200  200  200  200
GET  /c/<string:slug>/privacy                                                   200  200  200  200  200
GET  /r/<string:slug>                                                      303  303  303  303  303
GET  /r/<string:slug>/<string:event>                                       303  303  303  303  303
GET  /r/<string:slug>/<string:event>/<string:spot>                         303  303  303  303  303
POST /cards                                                                     403  403  403  403  403
GET  /recover                                                                   200  200  200  200  200
POST /recover                                                                   422  422  422  422  422
GET  /proof                                                                     200  200  200  200  200
POST /proof                                                                     422  422  422  422  422
POST /receipt                                                                   404  404  404  404  404
GET  /report                                                                    200  200  200  200  200
POST /report                                                                    200  200  200  200  200
GET  /report.txt                                                           200  200  200  200  200
GET  /report/paper                                                         200  200  200  200  200
GET  /reset                                                                     200  200  200  200  200
POST /reset                                                                     422  422  422  422  422
GET  /reset/<string:token>                                                      404  404  404  404  404
POST /reset/<string:token>                                                      404  404  404  404  404
GET  /sign-in                                                                   200  200  200  200  200
POST /sign-in                                                                   422  422  422  422  422
GET  /signed-out                                                                200  200  200  200  200
GET  /start                                                                     200  200  303  303  303
GET  /starters                                                                  200  200  200  200  200
GET  /starters/<string:starter_id>                                              200  200  200  200  200
POST /start                                                                     422  422  303  303  303
GET  /c/<string:slug>/transparency/                                               200  200  200  200  200
GET  /c/<string:slug>/transparency/<int:number>                                   200  200  200  200  200
GET  /c/<string:slug>/transparency/<int:number>/numbers.csv                       200  200  200  200  200
GET  /c/<string:slug>/transparency/<int:number>/numbers.json                      200  200  200  200  200
GET  /c/<string:slug>/transparency/<int:number>/numbers.pdf                       200  200  200  200  200
GET  /c/<string:slug>/transparency/<int:number>/embed                             200  200  200  200  200
GET  /c/<string:slug>/transparency/feed.xml                                       200  200  200  200  200
GET  /transparency/                                                               200  200  200  200  200
GET  /transparency/<int:number>                                                   200  200  200  200  200
GET  /transparency/<int:number>/numbers.csv                                       200  200  200  200  200
GET  /transparency/<int:number>/numbers.json                                      200  200  200  200  200
GET  /transparency/<int:number>/numbers.pdf                                       200  200  200  200  200
GET  /transparency/<int:number>/embed                                             200  200  200  200  200
GET  /transparency/feed.xml                                                       200  200  200  200  200
GET  /calendar/<string:token>.ics                                                404  404  404  404  404
"""

PERSON = """
                                                                                out half  new cleo  ola
GET  /account                                                                   303  303  200  200  200
GET  /account/address                                                           303  303  200  200  200
POST /account/address                                                           303  303  422  422  422
GET  /account/data                                                              303  303  200  200  200
POST /account/data                                                              303  303  422  409  409
GET  /account/data.json                                                         303  303  200  200  200
GET  /account/name                                                              303  303  200  200  200
POST /account/name                                                              303  303  422  422  422
GET  /account/password                                                          303  303  200  200  200
POST /account/password                                                          303  303  422  422  422
GET  /account/recovery                                                          303  303  200  200  200
POST /account/recovery                                                          303  303  422  422  422
GET  /account/second-factor                                                     303  303  200  200  200
POST /account/second-factor                                                     303  303  422  422  422
GET  /account/second-factor/off                                                 303  303  303  303  303
POST /account/second-factor/off                                                 303  303  303  303  303
POST /account/sessions                                                          303  303  303  303  303
GET  /adapt/<string:slug>                                                       303  303  200  200  200
GET  /home                                                                      303  303  200  200  200
GET  /left                                                                      303  303  200  200  200
POST /session/extend                                                            303  303  303  303  303
GET  /sign-in/code                                                              303  200  303  303  303
POST /sign-in/code                                                              400  422  303  303  303
GET  /sign-in/lost                                                              303  200  303  303  303
POST /sign-in/lost                                                              400  422  303  303  303
POST /sign-out                                                                  400  303  303  303  303
GET  /start/community                                                           303  303  200  200  200
POST /start/community                                                           303  303  422  422  422
GET  /unsent                                                                    303  303  200  200  200
POST /unsent                                                                    303  303  303  303  303
GET  /account/ties                                                               303  303  200  200  200
POST /account/ties                                                               303  303  303  303  303
GET  /handing-on                                                                 303  303  404  404  404
POST /handing-on                                                                 303  303  404  404  404
GET  /turn                                                                       303  303  200  200  200
POST /turn/calendar                                                              303  303  200  200  200
POST /turn/calendar/off                                                          303  303  303  303  303
POST /turn/daily/<string:wish>                                                   303  303  303  303  303
"""

DESK = """
                                                                               cleo  dov  eli  noa  una omar  pia  sam
GET  /desk/<slug>/reports/<report_id>/files/<file_id>                           200  200  200  404  404  404  404  404
GET  /desk/<string:slug>/                                                       200  200  200  200  200  200  200  200
GET  /desk/<string:slug>/askings                                                200  404  404  404  200  200  404  404
GET  /desk/<string:slug>/askings/<string:asking_id>                             404  404  404  404  200  200  404  404
POST /desk/<string:slug>/askings/<string:asking_id>                             404  404  404  404  422  422  404  404
GET  /desk/<string:slug>/requests                                               200  200  200  200  404  404  404  404
GET  /desk/<string:slug>/requests/<string:request_id>                           200  200  200  404  404  404  404  404
POST /desk/<string:slug>/requests/<string:request_id>                           422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/bundle                                                 200  200  200  404  404  404  404  404
GET  /desk/<string:slug>/bundle/<string:event_id>                               200  200  200  404  404  404  404  404
POST /desk/<string:slug>/bundle/<string:event_id>                               422  422  422  404  404  404  404  404
POST /desk/<string:slug>/bundle/<string:event_id>/nothing-more                  303  303  303  404  404  404  404  404
GET  /desk/<string:slug>/card/                                                  200  200  200  200  404  404  200  200
POST /desk/<string:slug>/card/                                                  422  422  422  422  404  404  422  422
GET  /desk/<string:slug>/card/away                                              200  200  200  200  404  404  200  200
GET  /desk/<string:slug>/card/worker.js                                         200  200  200  200  404  404  200  200
GET  /desk/<string:slug>/cases/<string:case_id>                                 200  200  200  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/another-look                     200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/another-look                     422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/appeals                          200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/appeals                          422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/appeals/<string:appeal_id>       200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/appeals/<string:appeal_id>       409  409  409  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/answer                          200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/answer                          422  422  422  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/attest                          409  303  303  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/names                            404  404  404  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/names/<string:person_id>/show    404  404  404  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/names/<string:person_id>/keep-back 404 404 404 404 404 404 404 404
POST /desk/<string:slug>/cases/<string:case_id>/no-vote                         404  404  404  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/no-vote/more                    404  404  404  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/no-vote/<string:person_id>      404  404  404  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/close                           200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/close                           422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/escalate                        409  409  409  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/escalate                        409  409  409  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/export                          200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/export                          422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/files                           200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/files                           422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/files/<string:file_id>          200  200  200  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/files/<string:file_id>/look     200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/files/<string:file_id>/original 422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/files/<file_id>/pages/<int:number> 200 200 200 404 404 404 404 404
POST /desk/<string:slug>/cases/<string:case_id>/keys                            303  303  303  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/letters                          200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/letters                          422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/letters/<string:letter_id>       200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/letters/<string:letter_id>       422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/narrative                        200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/narrative                        422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/passages                         200  200  200  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/passages/<string:thing_id>       200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/passages/<string:thing_id>       422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/measures                        200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/measures                        422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/notes                           200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/notes                           422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/parties                         200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/parties                         422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/recuse                          200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/recuse                          303  303  303  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/reopen                          200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/reopen                          422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/responses                       200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/responses                       422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/review                          200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/review                          422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/enact                           200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/enact                           422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/follow                          200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/follow                          422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/hold                            200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/hold                            422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/resolve                         200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/resolve                         422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/resume                          200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/release                         409  404  404  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/resume                          409  409  409  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/tell                            200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/tell                            422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/hear                            200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/hear                            422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/propose                         200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/propose                         422  422  422  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/proposals/<string:proposal_id>/settle 409 409 409 404 404 404 404 404
POST /desk/<string:slug>/cases/<string:case_id>/proposals/<string:proposal_id>/stand 409 303 303 404 404 404 404 404
GET  /desk/<string:slug>/cases/<string:case_id>/similar                         200  200  200  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/split                           200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/split                           422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/merge                           200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/merge                           404  404  404  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/unmerge                         409  409  409  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/people                          200  200  200  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/people/<string:party_id>        200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/people/<string:party_id>        422  422  422  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/people/<string:party_id>/same   404  404  404  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/people/<string:party_id>/part   404  404  404  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/notes/<string:note_id>          200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/notes/<string:note_id>          422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/breach-of                        200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/breach-of                        422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/terms                            200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/terms                            422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/terms/<string:term_id>           200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/terms/<string:term_id>           422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/forgetting                                              200  404  404  404  404  404  404  404
GET  /desk/<string:slug>/forgetting/certificates/<string:day>                    200  404  404  404  404  404  404  404
GET  /desk/<string:slug>/forgetting/things/<string:kept_id>                      200  404  404  404  404  404  404  404
POST /desk/<string:slug>/forgetting/things/<string:kept_id>                      422  404  404  404  404  404  404  404
POST /desk/<string:slug>/forgetting/things/<string:kept_id>/end                  303  404  404  404  404  404  404  404
POST /desk/<string:slug>/forgetting/things/<string:kept_id>/looked               409  404  404  404  404  404  404  404
POST /desk/<string:slug>/forgetting/things/<string:kept_id>/on                   303  404  404  404  404  404  404  404
GET  /desk/<string:slug>/forgetting/times                                        200  404  404  404  404  404  404  404
POST /desk/<string:slug>/forgetting/times                                        422  404  404  404  404  404  404  404
GET  /desk/<string:slug>/numbers                                                  200  200  200  200  200  404  404  404
POST /desk/<string:slug>/numbers                                                  422  422  422  422  422  404  404  404
GET  /desk/<string:slug>/affiliation                                            200  404  404  404  200  404  404  404
POST /desk/<string:slug>/affiliation                                            422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/code                                                   200  404  404  404  200  404  404  404
GET  /desk/<string:slug>/code/accepted                                          200  404  404  404  200  404  404  404
GET  /desk/<string:slug>/code/begin                                             200  404  404  404  200  404  404  404
POST /desk/<string:slug>/code/begin                                             422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/code/changes                                           303  404  404  404  303  404  404  404
GET  /desk/<string:slug>/code/found                                             303  404  404  404  303  404  404  404
POST /desk/<string:slug>/code/found                                             303  404  404  404  303  404  404  404
GET  /desk/<string:slug>/code/check                                             303  404  404  404  303  404  404  404
POST /desk/<string:slug>/code/check                                             303  404  404  404  303  404  404  404
POST /desk/<string:slug>/code/drop                                              422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/code/events                                            200  404  404  404  200  404  404  404
GET  /desk/<string:slug>/code/events/<string:event_id>                          200  404  404  404  200  404  404  404
POST /desk/<string:slug>/code/events/<string:event_id>                          303  404  404  404  303  404  404  404
GET  /desk/<string:slug>/code/gaps                                              200  404  404  404  200  404  404  404
POST /desk/<string:slug>/code/gaps                                              422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/code/languages                                         200  404  404  404  200  404  404  404
POST /desk/<string:slug>/code/languages                                         422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/code/languages/<string:language>                       200  404  404  404  200  404  404  404
POST /desk/<string:slug>/code/languages/<string:language>                       303  404  404  404  303  404  404  404
GET  /desk/<string:slug>/code/languages/<string:language>/<int:place>           200  404  404  404  200  404  404  404
POST /desk/<string:slug>/code/languages/<string:language>/<int:place>           422  404  404  404  422  404  404  404
POST /desk/<string:slug>/code/languages/<string:language>/withdraw              404  404  404  404  404  404  404  404
GET  /desk/<string:slug>/code/precedence                                        200  404  404  404  200  404  404  404
POST /desk/<string:slug>/code/precedence                                        422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/code/help                                              200  404  404  404  200  404  404  404
POST /desk/<string:slug>/code/help                                              422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/code/preview                                           303  404  404  404  303  404  404  404
POST /desk/<string:slug>/code/preview                                           303  404  404  404  303  404  404  404
GET  /desk/<string:slug>/code/questions                                         303  404  404  404  303  404  404  404
POST /desk/<string:slug>/code/questions                                         303  404  404  404  303  404  404  404
GET  /desk/<string:slug>/code/similar                                           303  404  404  404  303  404  404  404
POST /desk/<string:slug>/code/similar                                           303  404  404  404  303  404  404  404
GET  /desk/<string:slug>/code/source                                            303  404  404  404  303  404  404  404
POST /desk/<string:slug>/code/source                                            303  404  404  404  303  404  404  404
GET  /desk/<string:slug>/code/text                                              200  404  404  404  200  404  404  404
POST /desk/<string:slug>/code/text                                              422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/code/upstream                                          200  404  404  404  200  404  404  404
GET  /desk/<string:slug>/code/upstream/<int:number>                             200  404  404  404  200  404  404  404
POST /desk/<string:slug>/code/upstream/<int:number>                             422  404  404  404  422  404  404  404
POST /desk/<string:slug>/code/upstream/<int:number>/claim                       422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/file                                                   200  200  200  200  404  404  404  404
POST /desk/<string:slug>/file                                                   422  422  422  422  404  404  404  404
GET  /desk/<string:slug>/practice                                               200  200  200  404  404  404  404  404
POST /desk/<string:slug>/practice                                               200  200  200  404  404  404  404  404
GET  /desk/<string:slug>/reports/<string:report_id>                             200  200  200  404  404  404  404  404
POST /desk/<string:slug>/reports/<string:report_id>/aside                       303  303  303  404  404  404  404  404
GET  /desk/<string:slug>/reports/<string:report_id>/files/<string:file_id>/look 200  200  200  404  404  404  404  404
POST /desk/<string:slug>/reports/<string:report_id>/files/<string:file_id>/original 422 422 422 404 404 404 404 404
GET  /desk/<string:slug>/reports/<string:report_id>/files/<file_id>/pages/<int:number> 200 200 200 404 404 404 404 404
POST /desk/<string:slug>/reports/<string:report_id>/case                        303  303  303  404  404  404  404  404
POST /desk/<string:slug>/reports/<string:report_id>/link                        404  404  404  404  404  404  404  404
POST /desk/<string:slug>/reports/<string:report_id>/open                        303  303  303  404  404  404  404  404
POST /desk/<string:slug>/reports/<string:report_id>/quiet                       303  303  303  404  404  404  404  404
POST /desk/<string:slug>/reports/<string:report_id>/restore                     303  303  303  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/ask                             200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/ask                             422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/evidence                        200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/evidence                        422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/lessons                         200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/lessons                         422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/talks                           200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/talks                           422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/tasks                           200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/tasks                           422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/tasks/<string:task_id>/done     200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/tasks/<string:task_id>/done     303  303  303  404  404  404  404  404
GET  /desk/<string:slug>/lessons                                                200  200  200  200  404  404  404  404
GET  /desk/<string:slug>/tasks                                                  200  200  200  200  404  404  404  404
GET  /desk/<string:slug>/search                                                 200  200  200  200  404  404  404  404
POST /desk/<string:slug>/search                                                 422  422  422  422  404  404  404  404
POST /desk/<string:slug>/search/views                                           422  422  422  422  404  404  404  404
POST /desk/<string:slug>/search/views/<string:view_id>/forget                   303  404  404  404  404  404  404  404
GET  /desk/<string:slug>/screening                                              200  404  404  404  404  200  404  404
GET  /desk/<string:slug>/screening/agreement                                    200  404  404  404  404  404  404  404
POST /desk/<string:slug>/screening/agreement                                    422  404  404  404  404  404  404  404
GET  /desk/<string:slug>/screening/agreements/<string:agreement_id>             200  404  404  404  404  200  404  404
POST /desk/<string:slug>/screening/agreements/<string:agreement_id>             303  404  404  404  404  404  404  404
GET  /desk/<string:slug>/screening/events/<string:event_id>                     404  404  404  404  404  200  404  404
POST /desk/<string:slug>/screening/events/<string:event_id>                     404  404  404  404  404  422  404  404
GET  /desk/<string:slug>/screening/events/<string:event_id>/private             404  404  404  404  404  200  404  404
POST /desk/<string:slug>/screening/events/<string:event_id>/private             404  404  404  404  404  422  404  404
GET  /desk/<string:slug>/screening/events/<string:event_id>/query               404  404  404  404  404  200  404  404
POST /desk/<string:slug>/screening/events/<string:event_id>/query               404  404  404  404  404  422  404  404
GET  /desk/<string:slug>/screening/lists/<string:list_id>                       200  404  404  404  404  200  404  404
POST /desk/<string:slug>/screening/lists/<string:list_id>                       422  404  404  404  404  422  404  404
POST /desk/<string:slug>/screening/lists/<string:list_id>/drop                  404  404  404  404  404  409  404  404
POST /desk/<string:slug>/screening/lists/<string:list_id>/send                  404  404  404  404  404  409  404  404
GET  /desk/<string:slug>/leaving                                                200  404  404  404  200  404  404  404
POST /desk/<string:slug>/leaving                                                422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/leaving/take                                           200  404  404  404  404  404  404  404
POST /desk/<string:slug>/leaving/take                                           422  404  404  404  404  404  404  404
GET  /desk/<string:slug>/settings                                               200  404  404  404  200  404  404  404
GET  /desk/<string:slug>/settings/about                                         200  404  404  404  200  404  404  404
POST /desk/<string:slug>/settings/about                                         422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/settings/contacts                                      200  404  404  404  200  404  404  404
POST /desk/<string:slug>/settings/contacts                                      422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/settings/contacts/<string:contact_id>                  200  404  404  404  200  404  404  404
POST /desk/<string:slug>/settings/contacts/<string:contact_id>                  422  404  404  404  422  404  404  404
POST /desk/<string:slug>/settings/contacts/<string:contact_id>/photo            422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/settings/events                                        200  404  404  404  200  404  404  404
POST /desk/<string:slug>/settings/events                                        422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/settings/events/<string:event_id>                      200  404  404  404  200  404  404  404
POST /desk/<string:slug>/settings/events/<string:event_id>                      422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/settings/events/<string:event_id>/contacts             200  404  404  404  200  404  404  404
POST /desk/<string:slug>/settings/events/<string:event_id>/contacts             422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/settings/events/<string:event_id>/places               200  404  404  404  200  404  404  404
POST /desk/<string:slug>/settings/events/<string:event_id>/places               303  404  404  404  303  404  404  404
GET  /desk/<string:slug>/settings/help                                          200  404  404  404  200  404  404  404
POST /desk/<string:slug>/settings/help                                          303  404  404  404  303  404  404  404
GET  /desk/<string:slug>/settings/ladder                                         200  404  404  404  404  404  404  404
POST /desk/<string:slug>/settings/ladder                                         422  404  404  404  404  404  404  404
GET  /desk/<string:slug>/settings/letters                                        200  404  404  404  404  404  404  404
POST /desk/<string:slug>/settings/letters                                        422  404  404  404  404  404  404  404
GET  /desk/<string:slug>/settings/letters/<string:wording>                       200  404  404  404  404  404  404  404
POST /desk/<string:slug>/settings/letters/<string:wording>                       422  404  404  404  404  404  404  404
GET  /desk/<string:slug>/settings/places                                        200  404  404  404  200  404  404  404
POST /desk/<string:slug>/settings/places                                        303  404  404  404  303  404  404  404
GET  /desk/<string:slug>/settings/card                                          200  200  200  200  200  404  404  404
POST /desk/<string:slug>/settings/card                                          303  303  303  303  303  404  404  404
GET  /desk/<string:slug>/settings/held                                          200  404  404  404  200  404  404  404
POST /desk/<string:slug>/settings/held                                          422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/settings/questions                                     200  404  404  404  200  404  404  404
POST /desk/<string:slug>/settings/questions                                     422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/settings/questions/<string:question_id>                200  404  404  404  200  404  404  404
POST /desk/<string:slug>/settings/questions/<string:question_id>                422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/settings/questions/<string:question_id>/<string:language> 200 404 404 404 200 404 404 404
POST /desk/<string:slug>/settings/questions/<string:question_id>/<string:language> 303 404 404 404 303 404 404 404
GET  /desk/<string:slug>/signs                                                  200  200  200  200  200  404  404  404
GET  /desk/<string:slug>/signs/<string:kind>.pdf                                200  200  200  200  200  404  404  404
GET  /desk/<string:slug>/signs/code.png                                         200  200  200  200  200  404  404  404
GET  /desk/<string:slug>/leave                                                  200  200  200  200  200  200  200  200
POST /desk/<string:slug>/leave                                                  422  422  422  422  422  422  422  422
GET  /desk/<string:slug>/team                                                   200  200  200  200  200  200  200  200
POST /desk/<string:slug>/team                                                   422  422  422  422  422  422  422  422
GET  /desk/<string:slug>/team/<string:person_id>/remove                         200  404  404  404  200  404  404  404
POST /desk/<string:slug>/team/<string:person_id>/remove                         303  404  404  404  303  404  404  404
POST /desk/<string:slug>/team/<string:person_id>/vouch                          303  303  303  422  404  404  404  404
GET  /desk/<string:slug>/ways                                                   200  404  404  404  404  404  404  404
POST /desk/<string:slug>/ways                                                   303  404  404  404  404  404  404  404
GET  /desk/<string:slug>/rota                                                    200  200  200  200  200  404  404  404
POST /desk/<string:slug>/rota/shifts                                             422  404  404  404  422  404  404  404
POST /desk/<string:slug>/rota/shifts/<string:shift_id>/drop                      303  404  404  404  303  404  404  404
POST /desk/<string:slug>/rota/leaves                                             422  422  422  422  404  404  404  404
POST /desk/<string:slug>/rota/leaves/<string:leave_id>/drop                      404  303  404  404  404  404  404  404
GET  /desk/<string:slug>/told                                                    200  404  404  404  404  404  404  404
GET  /desk/<string:slug>/told/<string:told_id>                                   200  404  404  404  404  404  404  404
GET  /desk/<string:slug>/work                                                    200  200  200  200  404  404  404  404
GET  /desk/<string:slug>/settings/clocks                                         200  404  404  404  200  404  404  404
POST /desk/<string:slug>/settings/clocks                                         422  404  404  404  422  404  404  404
GET  /desk/<string:slug>/at-once                                                 200  200  200  404  404  404  404  404
POST /desk/<string:slug>/at-once                                                 422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/at-once                          200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/at-once                          422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/at-once/<string:act_id>          200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/at-once/<string:act_id>          422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/borrow                           200  404  404  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/borrow                           422  404  404  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/borrowed/<string:person_id>/end  404  404  404  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/hand-over                        200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/hand-over                        422  422  422  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/more                             200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/more                             409  409  409  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/let-back/<string:person_id>     404  404  404  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/take                             303  303  303  404  404  404  404  404
GET  /desk/<string:slug>/cases/<string:case_id>/work                             200  200  200  404  404  404  404  404
POST /desk/<string:slug>/cases/<string:case_id>/work                             303  303  303  404  404  404  404  404
"""

COMMITTEE = """
                                                                                gil hana  ivo  jun  kim  lea  max
GET  /committee/                                                                200  200  200  200  200  200  200
GET  /committee/askings                                                         404  404  404  404  404  200  200
GET  /committee/askings/<string:asking_id>                                      404  404  404  404  404  200  200
POST /committee/askings/<string:asking_id>                                      404  404  404  404  404  422  422
GET  /committee/requests                                                        200  200  200  200  200  404  404
GET  /committee/requests/<string:request_id>                                    200  200  200  200  200  404  404
POST /committee/requests/<string:request_id>                                    422  422  422  422  422  404  404
GET  /committee/cases/<string:case_id>                                          200  200  200  200  200  404  404
GET  /committee/cases/<string:case_id>/another-look                              200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/another-look                              422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/appeals                                   200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/appeals                                   422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/appeals/<string:appeal_id>                200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/appeals/<string:appeal_id>                409  409  409  404  404  404  404
GET  /committee/cases/<string:case_id>/answer                                   200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/answer                                   422  422  422  404  404  404  404
POST /committee/cases/<string:case_id>/attest                                   409  409  409  303  303  404  404
POST /committee/cases/<string:case_id>/names                                     404  404  404  303  303  404  404
POST /committee/cases/<string:case_id>/names/<string:person_id>/show             404  404  404  404  404  404  404
POST /committee/cases/<string:case_id>/names/<string:person_id>/keep-back        404  404  404  404  404  404  404
POST /committee/cases/<string:case_id>/no-vote                                  404  404  404  404  404  404  404
POST /committee/cases/<string:case_id>/no-vote/more                             404  404  404  404  404  404  404
POST /committee/cases/<string:case_id>/no-vote/<string:person_id>               404  404  404  404  404  404  404
GET  /committee/cases/<string:case_id>/close                                    200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/close                                    422  422  422  404  404  404  404
POST /committee/cases/<string:case_id>/confirm                                  409  409  409  404  404  404  404
GET  /committee/cases/<string:case_id>/decide                                   200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/decide                                   422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/export                                   200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/export                                   422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/files                                    200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/files                                    422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/files/<string:file_id>                   200  200  200  404  404  404  404
GET  /committee/cases/<string:case_id>/files/<string:file_id>/look              200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/files/<string:file_id>/original          404  404  404  404  404  404  404
GET  /committee/cases/<string:case_id>/files/<file_id>/pages/<int:number> 200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/keys                                     303  303  303  404  404  404  404
GET  /committee/cases/<string:case_id>/letters                                   200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/letters                                   422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/letters/<string:letter_id>                200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/letters/<string:letter_id>                422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/narrative                                 200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/narrative                                 422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/passages                                  200  200  200  404  404  404  404
GET  /committee/cases/<string:case_id>/passages/<string:thing_id>                200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/passages/<string:thing_id>                422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/measures                                 200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/measures                                 422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/notes                                    200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/notes                                    422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/parties                                  200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/parties                                  422  422  422  404  404  404  404
POST /committee/cases/<string:case_id>/proposals/<string:proposal_id>/settle    409  409  409  404  404  404  404
POST /committee/cases/<string:case_id>/proposals/<string:proposal_id>/stand     409  409  409  404  404  404  404
POST /committee/cases/<string:case_id>/proposals/<string:proposal_id>/longer    409  409  409  404  404  404  404
GET  /committee/duty                                                            200  200  200  200  200  404  404
POST /committee/duty                                                            422  422  404  404  404  404  404
POST /committee/duty/<string:watch_id>/drop                                     303  303  404  404  404  404  404
GET  /committee/asked/<string:advice_id>                                        404  404  404  404  404  200  404
POST /committee/asked/<string:advice_id>                                        404  404  404  404  404  422  404
POST /committee/asked/<string:advice_id>/attest                                 404  404  404  404  404  303  404
POST /committee/asked/<string:advice_id>/decline                                404  404  404  404  404  303  404
GET  /committee/cases/<string:case_id>/advice                                   200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/advice                                   422  422  422  404  404  404  404
POST /committee/cases/<string:case_id>/advice/<string:advice_id>/end            303  303  303  404  404  404  404
GET  /committee/cases/<string:case_id>/borrow                                   200  200  404  404  404  404  404
POST /committee/cases/<string:case_id>/borrow                                   422  422  404  404  404  404  404
POST /committee/cases/<string:case_id>/borrowed/<string:person_id>/end          404  404  404  404  404  404  404
POST /committee/cases/<string:case_id>/let-back/<string:person_id>              404  404  404  404  404  404  404
GET  /committee/cases/<string:case_id>/take-over                                200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/take-over                                422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/more                                     200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/more                                     422  422  422  404  404  404  404
GET  /committee/welcome                                                         200  200  200  200  200  200  200
POST /committee/welcome                                                         422  422  422  422  422  422  422
GET  /committee/seat                                                            200  200  200  200  200  200  200
POST /committee/seat/stay                                                       303  303  303  303  303  303  303
POST /committee/seat/leave                                                      303  303  303  303  303  303  303
GET  /committee/left/<string:departure_id>                                      200  200  404  404  404  404  404
POST /committee/left/<string:departure_id>/turn                                 303  303  404  404  404  404  404
GET  /committee/ways                                                            200  200  404  404  404  404  404
POST /committee/ways                                                            422  422  404  404  404  404  404
GET  /committee/cases/<string:case_id>/people                                   200  200  200  404  404  404  404
GET  /committee/cases/<string:case_id>/people/<string:party_id>                 200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/people/<string:party_id>                 422  422  422  404  404  404  404
POST /committee/cases/<string:case_id>/people/<string:party_id>/same            404  404  404  404  404  404  404
POST /committee/cases/<string:case_id>/people/<string:party_id>/part            404  404  404  404  404  404  404
GET  /committee/cases/<string:case_id>/notes/<string:note_id>                   200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/notes/<string:note_id>                   422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/record                                   200  200  404  404  404  404  404
POST /committee/cases/<string:case_id>/record                                   422  422  404  404  404  404  404
GET  /committee/cases/<string:case_id>/recuse                                   200  200  200  200  200  404  404
POST /committee/cases/<string:case_id>/recuse                                   303  303  303  303  303  404  404
GET  /committee/cases/<string:case_id>/reopen                                   200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/reopen                                   422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/responses                                200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/responses                                422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/review                                   200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/review                                   422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/breach-of                                 200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/breach-of                                 422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/terms                                     200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/terms                                     422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/terms/<string:term_id>                    200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/terms/<string:term_id>                    422  422  422  404  404  404  404
GET  /committee/affiliations                                                    200  200  200  200  200  404  404
GET  /committee/affiliations/<string:community_id>                              200  200  200  200  200  404  404
POST /committee/affiliations/<string:community_id>                              422  422  422  422  422  404  404
GET  /committee/forgetting                                                       200  200  404  404  200  404  404
GET  /committee/forgetting/certificates/<string:day>                             404  404  404  404  404  404  404
GET  /committee/forgetting/things/<string:kept_id>                               200  200  404  404  200  404  404
POST /committee/forgetting/things/<string:kept_id>                               422  422  404  404  422  404  404
POST /committee/forgetting/things/<string:kept_id>/end                           409  409  404  404  409  404  404
POST /committee/forgetting/things/<string:kept_id>/looked                        409  409  404  404  409  404  404
POST /committee/forgetting/things/<string:kept_id>/on                            409  409  404  404  409  404  404
GET  /committee/forgetting/times                                                 200  200  404  404  200  404  404
POST /committee/forgetting/times                                                 422  422  404  404  422  404  404
GET  /committee/numbers                                                           200  200  200  200  200  404  200
POST /committee/numbers                                                           422  422  422  422  422  404  422
GET  /committee/board                                                           404  404  404  404  404  404  200
GET  /committee/board/decisions                                                 404  404  404  404  404  404  200
GET  /committee/board/readings                                                  404  404  404  404  404  404  200
GET  /committee/cases/<string:case_id>/board                                    200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/board                                    422  422  422  404  404  404  404
GET  /committee/leaving                                                         200  200  200  200  200  404  404
GET  /committee/leaving/<string:leaving_id>                                     200  200  200  200  200  404  404
POST /committee/leaving/<string:leaving_id>                                     422  422  404  404  404  404  404
GET  /committee/meetings                                                        200  200  200  200  200  404  404
POST /committee/meetings                                                        422  422  422  422  422  404  404
GET  /committee/meetings/<string:meeting_id>                                    200  200  200  200  200  404  404
POST /committee/meetings/<string:meeting_id>                                    422  422  422  422  422  404  404
GET  /committee/meetings/<string:meeting_id>/items/<string:item_id>             200  200  200  200  200  404  404
POST /committee/meetings/<string:meeting_id>/items/<string:item_id>             422  422  422  422  422  404  404
GET  /committee/meetings/<string:meeting_id>/print                              200  200  200  200  200  404  404
GET  /committee/codes                                                           200  200  200  200  200  404  404
GET  /committee/codes/<string:review_id>                                        200  200  200  200  200  404  404
POST /committee/codes/<string:review_id>                                        422  422  422  422  422  404  404
POST /committee/codes/<string:review_id>/looked                                 303  303  303  303  303  404  404
GET  /committee/held                                                            200  200  404  404  404  404  404
POST /committee/held                                                            422  422  404  404  404  404  404
GET  /committee/members                                                         200  200  200  200  200  404  404
POST /committee/members                                                         422  422  422  422  422  404  404
POST /committee/members/<string:person_id>/register-key                         303  303  404  404  303  404  404
POST /committee/members/<string:person_id>/remove                               303  303  404  404  404  404  404
POST /committee/members/<string:person_id>/role                                 422  422  404  404  404  404  404
POST /committee/members/<string:person_id>/vouch                                303  303  303  303  303  404  404
GET  /committee/register                                                        200  200  200  200  200  404  404
POST /committee/register/found                                                  409  409  404  404  404  404  404
GET  /committee/register/people                                                 200  200  404  404  200  404  404
POST /committee/register/people                                                 422  422  404  404  422  404  404
POST /committee/register/close-people                                            303  303  404  404  303  404  404
GET  /committee/register/codes/<string:register_person_id>                       200  200  200  200  200  404  404
GET  /committee/register/records/<string:entry_id>/stay-out                      200  200  200  200  200  404  404
POST /committee/register/records/<string:entry_id>/stay-out                      303  303  303  303  303  404  404
POST /committee/register/find                                                    409  422  404  404  409  404  404
GET  /committee/register/people/<string:register_person_id>                      303  200  404  404  303  404  404
POST /committee/register/people/<string:register_person_id>                      409  422  404  404  409  404  404
GET  /committee/register/people/<string:register_person_id>/standing             303  200  404  404  303  404  404
POST /committee/register/people/<string:register_person_id>/standing             409  422  404  404  409  404  404
GET  /committee/register/people/<string:register_person_id>/disclosures          303  200  404  404  303  404  404
POST /committee/register/people/<string:register_person_id>/disclosures          409  422  404  404  409  404  404
POST /committee/register/people/<string:register_person_id>/link                 409  422  404  404  409  404  404
GET  /committee/register/links                                                   303  200  404  404  303  404  404
GET  /committee/register/changes                                                 303  200  404  404  303  404  404
GET  /committee/register/readings                                                303  200  404  404  303  404  404
GET  /committee/register/sheet                                                   303  200  404  404  303  404  404
GET  /committee/register/disclosures                                             303  200  404  404  303  404  404
POST /committee/register/likenesses                                              303  303  404  404  303  404  404
POST /committee/register/likenesses/stop                                         303  303  404  404  303  404  404
GET  /committee/register/links/<string:link_id>                                  303  200  404  404  303  404  404
POST /committee/register/links/<string:link_id>/confirm                          303  409  404  404  303  404  404
POST /committee/register/links/<string:link_id>/refuse                           303  303  404  404  303  404  404
POST /committee/register/links/<string:link_id>/part                             303  409  404  404  303  404  404
POST /committee/register/changes/<string:change_id>/confirm                      303  422  404  404  303  404  404
POST /committee/register/changes/<string:change_id>/withdraw                     303  303  404  404  303  404  404
POST /committee/register/sheet                                                   303  422  404  404  303  404  404
POST /committee/register/sheet/bring                                             303  422  404  404  303  404  404
POST /committee/register/sheet/out                                               303  422  404  404  303  404  404
GET  /committee/register/disclosures/<string:disclosure_id>                      303  200  404  404  303  404  404
GET  /committee/register/disclosures/<string:disclosure_id>/again                303  200  404  404  303  404  404
POST /committee/register/disclosures/<string:disclosure_id>/again                409  422  404  404  409  404  404
POST /committee/register/disclosures/<string:disclosure_id>/sign                 303  422  404  404  303  404  404
POST /committee/register/disclosures/<string:disclosure_id>/withdraw             303  409  404  404  303  404  404
POST /committee/register/disclosures/<string:disclosure_id>/correct              409  422  404  404  409  404  404
GET  /committee/cases/<string:case_id>/ask                                      200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/ask                                      422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/evidence                                 200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/evidence                                 422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/lessons                                  200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/lessons                                  422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/talks                                    200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/talks                                    422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/tasks                                    200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/tasks                                    422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/tasks/<string:task_id>/done              200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/tasks/<string:task_id>/done              303  303  303  404  404  404  404
GET  /committee/lessons                                                         200  200  200  200  200  404  404
GET  /committee/tasks                                                           200  200  200  200  200  404  404
GET  /committee/screening                                                       200  200  200  200  200  404  404
GET  /committee/screening/agreements/<string:version_id>                      200  200  200  200  200  404  404
POST /committee/screening/agreements/<string:version_id>                      422  422  404  404  404  404  404
GET  /committee/screening/checks/<string:check_id>                              200  200  200  200  200  404  404
POST /committee/screening/checks/<string:check_id>/ask                          404  404  422  404  422  404  404
POST /committee/screening/checks/<string:check_id>/cancel                       409  409  404  404  409  404  404
POST /committee/screening/checks/<string:check_id>/compare                      409  409  404  404  409  404  404
POST /committee/screening/checks/<string:check_id>/hand_on                      404  404  422  404  422  404  404
GET  /committee/register/answers/<string:answered_id>                           303  200  404  404  303  404  404
POST /committee/screening/checks/<string:check_id>/pairs/<string:pair_id>       404  404  422  404  422  404  404
POST /committee/screening/checks/<string:check_id>/stand                        404  404  422  404  422  404  404
GET  /committee/screening/log                                                   200  200  200  200  200  404  200
GET  /committee/register/people/<string:register_person_id>/objections          303  200  404  404  303  404  404
POST /committee/register/people/<string:register_person_id>/objections          409  422  404  404  409  404  404
GET  /committee/register/people/<string:register_person_id>/told                303  200  404  404  303  404  404
POST /committee/register/people/<string:register_person_id>/told                409  422  404  404  409  404  404
GET  /committee/search                                                          200  200  200  200  200  404  404
POST /committee/search                                                          422  422  422  422  422  404  404
POST /committee/search/views                                                    422  422  422  422  422  404  404
POST /committee/search/views/<string:view_id>/forget                            404  404  404  404  404  404  404
GET  /committee/reports/<report_id>/files/<file_id>                             200  200  404  404  404  404  404
GET  /committee/reports/<string:report_id>                                      200  200  404  404  404  404  404
POST /committee/reports/<string:report_id>/aside                                303  303  404  404  404  404  404
GET  /committee/reports/<string:report_id>/files/<string:file_id>/look          200  200  404  404  404  404  404
POST /committee/reports/<string:report_id>/files/<string:file_id>/original      422  422  404  404  404  404  404
GET  /committee/reports/<string:report_id>/files/<file_id>/pages/<int:number> 200  200  404  404  404  404  404
POST /committee/reports/<string:report_id>/case                                 303  303  404  404  404  404  404
POST /committee/reports/<string:report_id>/link                                 404  404  404  404  404  404  404
POST /committee/reports/<string:report_id>/open                                 303  303  404  404  404  404  404
POST /committee/reports/<string:report_id>/quiet                                303  303  404  404  404  404  404
POST /committee/reports/<string:report_id>/restore                              303  303  404  404  404  404  404
GET  /committee/work                                                             200  200  200  200  200  404  404
GET  /committee/cases/<string:case_id>/at-once                                   200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/at-once                                   422  422  422  404  404  404  404
GET  /committee/cases/<string:case_id>/at-once/<string:act_id>                   200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/at-once/<string:act_id>                   422  422  422  404  404  404  404
POST /committee/cases/<string:case_id>/take                                      303  303  303  404  404  404  404
GET  /committee/cases/<string:case_id>/work                                      200  200  200  404  404  404  404
POST /committee/cases/<string:case_id>/work                                      303  303  303  404  404  404  404
"""

OPERATOR = """
                                                                                ola
GET  /operator/                                                                 200
POST /operator/mail                                                             303
POST /operator/account                                                          422
"""

TABLE = {"open": OPEN, "person": PERSON, "desk": DESK, "committee": COMMITTEE, "operator": OPERATOR}


def read(section: str) -> tuple[list[str], dict[tuple[str, str], list[int]]]:
    """A section's columns, and its answers by (method, route)."""
    lines = [line.split() for line in TABLE[section].strip().splitlines()]
    return lines[0], {(line[0], line[1]): [int(code) for code in line[2:]] for line in lines[1:]}
